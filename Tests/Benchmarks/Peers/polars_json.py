"""The conversion of JSON with Polars: JSON Lines are scanned and streamed; an array it can only read whole."""

import os
import sys

COLUMNS = """employee_number title first_name initials name_prefix last_name gender birth_date email phone mobile
    street house_number postal_code city country job_title department start_date status remarks""".split()


def main(source, output, threads, layout):
    os.environ["POLARS_MAX_THREADS"] = threads  # read once, when Polars is loaded
    import polars as pl

    columns = {
        "userID": pl.col("employee_number"),
        "login": pl.col("email").str.strip_chars().str.to_lowercase(),
        "firstName": pl.col("first_name").str.strip_chars(),
        "initials": pl.col("initials"),
        "middleName": pl.col("name_prefix"),
        "lastName": pl.col("last_name"),
        # Refuses days that do not exist.
        "dateOfBirth": pl.col("birth_date").str.to_date("%d-%m-%Y").dt.to_string("%Y-%m-%d"),
        "telephoneNumber": pl.col("phone"),
        "zip": pl.col("postal_code"),
        "residence": pl.col("city"),
        "function": pl.col("job_title"),
        "custom1": pl.concat_str("first_name", "name_prefix", "last_name", separator=" ", ignore_nulls=True),
    }
    # The columns are named, so that none is guessed.
    schema = {name: pl.String for name in COLUMNS}
    if layout == "jsonl":
        records = pl.scan_ndjson(source, schema=schema)
    else:
        records = pl.read_json(source, schema=schema).lazy()
    records.select(**columns).sink_ndjson(output)


main(*sys.argv[1:])
