"""The conversion with DuckDB: one COPY statement from read_csv to JSON Lines."""

import sys

import duckdb

# all_varchar keeps leading zeros and spares the types of columns from being guessed. An empty field is NULL,
# which concat_ws passes over. strptime refuses days that do not exist.
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
  FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
"""


def main(source, output, threads):
    connection = duckdb.connect(config={"threads": int(threads)})
    quoted = output.replace("'", "''")
    connection.execute(f"COPY ({SELECT}) TO '{quoted}' (FORMAT json)", [source])


main(*sys.argv[1:])
