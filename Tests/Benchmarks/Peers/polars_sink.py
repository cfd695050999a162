"""The conversion with Polars: a lazy scan that streams into JSON Lines."""

import os
import sys


def main(source, output, threads):
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
    # Without a schema to infer every column is text, and leading zeros stay.
    pl.scan_csv(source, infer_schema=False).select(**columns).sink_ndjson(output)


main(*sys.argv[1:])
