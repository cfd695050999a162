"""The conversion of JSON with DuckDB: one COPY statement from read_json to JSON Lines."""

import sys

import duckdb

COLUMNS = """employee_number title first_name initials name_prefix last_name gender birth_date email phone mobile
    street house_number postal_code city country job_title department start_date status remarks""".split()

# The columns are named, all as text, which spares their types from being guessed. concat_ws passes over NULL,
# and strptime refuses days that do not exist.
SELECT = """
  SELECT
    employee_number AS "userID",
    lower(trim(email)) AS login,
    trim(first_name) AS "firstName",
    initials,
    name_prefix AS "middleName",
    last_name AS "lastName",
    strftime(strptime(birth_date, '%d-%m-%Y'), '%Y-%m-%d') AS "dateOfBirth",
    phone AS "telephoneNumber",
    postal_code AS zip,
    city AS residence,
    job_title AS function,
    concat_ws(' ', first_name, name_prefix, last_name) AS custom1
"""


def main(source, output, threads, layout):
    connection = duckdb.connect(config={"threads": int(threads)})
    quoted = output.replace("'", "''")
    form = {"jsonl": "newline_delimited", "json": "array"}[layout]
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in COLUMNS)
    connection.execute(
        f"COPY ({SELECT} FROM read_json(?, format = '{form}', columns = {{{columns}}})) "
        f"TO '{quoted}' (FORMAT json)", [source])


main(*sys.argv[1:])
