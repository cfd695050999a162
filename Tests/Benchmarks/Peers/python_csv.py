"""The conversion with Python's own csv and json modules: one thread, whatever is asked for."""

import csv
import json
import sys
from datetime import date


def convert(row):
    (number, _, first, initials, prefix, last, _, birth, email, phone, _,
     _, _, postal_code, city, _, job, _, _, _, _) = row
    return {
        "userID": number,
        "login": email.strip().lower(),
        "firstName": first.strip(),
        "initials": initials,
        "middleName": prefix,
        "lastName": last,
        # date() refuses days that do not exist; strptime would do too, at five times the time.
        "dateOfBirth": date(int(birth[6:]), int(birth[3:5]), int(birth[:2])).isoformat(),
        "telephoneNumber": phone,
        "zip": postal_code,
        "residence": city,
        "function": job,
        "custom1": " ".join(part for part in (first, prefix, last) if part),
    }


def main(source, output, _threads):
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    with open(source, newline="", encoding="utf-8") as rows, open(output, "w", encoding="utf-8") as out:
        reader = csv.reader(rows)
        next(reader)
        out.writelines(encode(convert(row)) + "\n" for row in reader)


main(*sys.argv[1:])
