"""The conversion of JSON with Python's own json module: one thread, whatever is asked for."""

import json
import sys
from datetime import date


def convert(record):
    birth = record["birth_date"]
    names = record["first_name"], record["name_prefix"], record["last_name"]
    return {
        "userID": record["employee_number"],
        "login": record["email"].strip().lower(),
        "firstName": record["first_name"].strip(),
        "initials": record["initials"],
        "middleName": record["name_prefix"],
        "lastName": record["last_name"],
        # date() refuses days that do not exist; strptime would do too, at five times the time.
        "dateOfBirth": date(int(birth[6:]), int(birth[3:5]), int(birth[:2])).isoformat(),
        "telephoneNumber": record["phone"],
        "zip": record["postal_code"],
        "residence": record["city"],
        "function": record["job_title"],
        "custom1": " ".join(part for part in names if part),
    }


def main(source, output, _threads, layout):
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    with open(source, encoding="utf-8") as file, open(output, "w", encoding="utf-8") as out:
        records = map(json.loads, file) if layout == "jsonl" else json.load(file)
        out.writelines(encode(convert(record)) + "\n" for record in records)


main(*sys.argv[1:])
