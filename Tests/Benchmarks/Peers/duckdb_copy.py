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
    CASE gender WHEN 'M' THEN 'male' WHEN 'F' THEN 'female' END AS gender,
    strftime(strptime(birth_date, '%d-%m-%Y'), '%Y-%m-%d') AS "dateOfBirth",
    phone AS "telephoneNumber",
    concat_ws(' ', street, house_number) AS address,
    postal_code AS zip,
    trim(city) AS residence,
    job_title AS function,
    concat_ws(' ', trim(first_name), name_prefix, last_name) AS custom1,
    CASE status WHEN 'active' THEN 'true' ELSE 'false' END AS active
  FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
"""


def main(source, output, threads):
    connection = duckdb.connect(config={"threads": int(threads)})
    quoted = output.replace("'", "''")
    connection.execute(f"COPY ({SELECT}) TO '{quoted}' (FORMAT json)", [source])


main(*sys.argv[1:])
