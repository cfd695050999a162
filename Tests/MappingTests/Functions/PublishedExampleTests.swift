import Testing

@testable import Mapping

/// Calls and values that Microsoft's reference of Entra's functions prints.
///
/// Source: "Writing expressions for attribute mappings in Microsoft Entra ID", state of August 2024.
@Suite struct PublishedExampleTests {
  @Test(
    arguments: [
      ValueCase("BitAnd(&HF, &HF7)", "7"),
      ValueCase(
        "CBool([attribute1] = [attribute2])", "true", for: #"{"attribute1": 1, "attribute2": 1}"#),
      ValueCase(
        "CDate([StatusHireDate])", #""3/16/2020 7:00:00 AM""#,
        for: #"{"StatusHireDate": "2020-03-16-07:00"}"#),
      ValueCase(#"CDate("2021-06-30+08:00")"#, #""6/29/2021 4:00:00 PM""#),
      ValueCase(
        "CStr([dn])", #""cn=Joe,dc=contoso,dc=com""#, for: #"{"dn": "cn=Joe,dc=contoso,dc=com"}"#),
      ValueCase("DateFromNum(129699324000000000)", #""1/1/2012 11:00:00 PM""#),
      ValueCase(
        #"FormatDateTime([extensionAttribute1], , "yyyyMMddHHmmss.fZ", "yyyy-MM-dd")"#,
        #""2015-01-23""#, for: #"{"extensionAttribute1": "20150123105347.1Z"}"#),
      ValueCase(
        "Item([proxyAddresses], 1)", #""smtp:a@contoso.com""#,
        for: #"{"proxyAddresses": ["smtp:a@contoso.com", "smtp:b@contoso.com"]}"#),
      ValueCase(
        #"Split([extensionAttribute5], ",")"#, #"["Admin","SuperUser"]"#,
        for: #"{"extensionAttribute5": "Admin, SuperUser"}"#),
      ValueCase(
        #"NumFromDate(Join("", FormatDateTime([ContractEndDate], ,"yyyy-MM-ddzzz", "yyyy-MM-dd"), "#
          + #"" 23:59:59-08:00"))"#, "132539615990000000",
        for: #"{"ContractEndDate": "2020-12-31-08:00"}"#),
      ValueCase(
        #"NumFromDate(Join("",FormatDateTime([endDate], ,"M/d/yyyy hh:mm:ss tt","yyyy-MM-dd"),"#
          + #"" 23:59:59-08:00"))"#, "132539615990000000",
        for: #"{"endDate": "12/31/2020 07:00:00 AM"}"#),
      ValueCase(
        #"Switch([Active], , "1", IIF(DateDiff("d", Now(), CDate([StatusHireDate])) > 5, "False", "#
          + #""True"), "0", "False")"#, #""True""#,
        for: #"{"Active": "1", "StatusHireDate": "2024-01-19-08:00"}"#),
    ])
  func `give the printed value`(_ case: ValueCase) throws {
    #expect(try FixedRun.value(of: `case`.expression, record: `case`.record) == `case`.value)
  }

  @Test(
    arguments: [
      ("d", 7, "3/23/2012 7:00:00 AM"), ("d", -10, "3/6/2012 7:00:00 AM"),
      ("ww", 2, "3/30/2012 7:00:00 AM"), ("m", 10, "1/16/2013 7:00:00 AM"),
      ("yyyy", 2, "3/16/2014 7:00:00 AM"),
    ])
  func `DateAdd moves the hire date`(_ interval: String, _ count: Int, _ value: String) throws {
    let expression = #"DateAdd("\#(interval)", \#(count), CDate("2012-03-16-07:00"))"#
    #expect(try FixedRun.value(of: expression) == "\"\(value)\"")
  }

  @Test(
    arguments: [
      ("d", "2021-08-18+08:00", "2021-08-31+08:00", 13),
      ("d", "8/25/2021 5:41:18 PM", "2012-03-16-07:00", -3449),
      ("ww", "8/25/2021 5:41:18 PM", "2012-03-16-07:00", -493),
      ("m", "8/25/2021 5:41:18 PM", "2012-03-16-07:00", -113),
      ("yyyy", "8/25/2021 5:41:18 PM", "2012-03-16-07:00", -9),
      ("d", "2021-08-31+08:00", "2021-08-31+08:00", 0),
      ("h", "2021-08-24", "2021-08-25", 24), ("n", "2021-08-24", "2021-08-25", 1440),
      ("s", "2021-08-24", "2021-08-25", 86_400),
    ])
  func `DateDiff counts intervals`(
    _ interval: String, _ first: String, _ second: String, _ count: Int
  ) throws {
    let expression = #"DateDiff("\#(interval)", CDate("\#(first)"), CDate("\#(second)"))"#
    #expect(try FixedRun.value(of: expression) == String(count))
  }
}
