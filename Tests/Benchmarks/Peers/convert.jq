# The conversion in jq's language. The date is turned round by text, which is jq's fastest way and does not
# refuse days that do not exist; letters beyond ASCII keep their case: jq does a little less than the others.
{
  userID: .employee_number,
  login: (.email | gsub("^ +| +$"; "") | ascii_downcase),
  firstName: (.first_name | gsub("^ +| +$"; "")),
  initials,
  middleName: .name_prefix,
  lastName: .last_name,
  dateOfBirth: (.birth_date | .[6:10] + "-" + .[3:5] + "-" + .[0:2]),
  telephoneNumber: .phone,
  zip: .postal_code,
  residence: .city,
  function: .job_title,
  custom1: ([.first_name, .name_prefix, .last_name] | map(select(. != null)) | join(" "))
}
