import Records
import Reporting
import Testing

@Suite struct AccountingTests {
  @Test func `records read are mapped, skipped or rejected`() {
    let account = RecordAccount(read: 10, mapped: 7, skipped: 1, rejected: 2)
    #expect(account.holds)
    #expect(account.text == "records: 10 read = 7 mapped + 1 skipped + 2 rejected")
  }

  @Test(arguments: [
    RecordAccount(read: 10, mapped: 7, skipped: 1, rejected: 1),
    RecordAccount(read: 10, mapped: 8, skipped: 1, rejected: 2),
  ])
  func `a record in two states or in none is told`(_ account: RecordAccount) {
    let accounting = Accounting(records: account)
    #expect(!accounting.holds)
    #expect(account.text.contains("≠"))
    #expect(accounting.imbalance?.code == "run.sumDoesNotHold")
  }

  @Test func `requests made are in one of six states`() {
    var account = RequestAccount()
    #expect(account.text == "requests: 0 made = 0")
    account.made = 21
    account.applied = 1
    account.alreadyApplied = 2
    account.failed = 3
    account.blocked = 4
    account.inDoubt = 5
    account.left = 6
    #expect(
      account.text == "requests: 21 made = 1 applied + 2 already applied + 3 failed + 4 blocked "
        + "+ 5 in doubt + 6 left")
    #expect(Accounting(requests: account).imbalance == nil)
  }

  @Test func `states without requests are left out of the sum`() {
    var account = RequestAccount()
    account.made = 3
    account.left = 3
    let accounting = Accounting(
      records: RecordAccount(read: 1, mapped: 1, skipped: 0, rejected: 0), requests: account)
    #expect(
      accounting.text == """
        records: 1 read = 1 mapped + 0 skipped + 0 rejected
        requests: 3 made = 3 left
        """)
  }

  @Test func `requests that went missing break the sum`() {
    var account = RequestAccount()
    account.made = 3
    account.applied = 2
    #expect(!Accounting(requests: account).holds)
  }
}
