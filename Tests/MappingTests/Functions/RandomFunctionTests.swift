import Mapping
import Records
import Testing

@Suite struct RandomFunctionTests {
  @Test func `the same seed gives the same values, another seed others`() throws {
    let first = try FixedRun.value(of: "Guid()")
    #expect(try FixedRun.value(of: "Guid()") == first)
    var conditions = FixedRun.conditions
    conditions.seed = 1
    #expect(try FixedRun.value(of: "Guid()", conditions: conditions) != first)
  }

  @Test(arguments: ["Guid() = Guid()", "RandomString(20) = RandomString(20)"])
  func `every value of a record is another one`(_ formula: String) throws {
    #expect(try FixedRun.value(of: formula) == "false")
  }

  @Test(arguments: [
    ("RandomString(6, 3, 0, 0, 3)", "^([a-z]*[0-9]){3}[a-z]*$"),
    ("RandomString(8)", "^[0-9A-Za-z]{8}$"), ("RandomString(4, , , 4)", "^[A-Z]{4}$"),
    (#"RandomString(5, 5, , , , "012345678")"#, "^9{5}$"), ("RandomString(0)", "^$"),
    ("RandomString(2, , 2)", "^[!-~]{2}$"),
  ])
  func `random text has what is asked for`(_ formula: String, _ pattern: String) throws {
    #expect(try FixedRun.value(of: "Matches(\(formula), \"\(pattern)\")") == "true")
  }

  @Test(
    arguments: [
      ("RandomString(2, 3)", "text.lengthBelowMinimums"),
      (#"RandomString(2, 1, , , , "0123456789")"#, "text.nothingToChooseFrom"),
      ("RandomString([n])", "expression.numberTooSmall"), ("RandomString([f])", "number.notWhole"),
    ] as [(String, DiagnosticCode)])
  func `a text that cannot be made rejects the record`(_ formula: String, _ code: DiagnosticCode)
    throws
  {
    let problem = try FixedRun.problem(of: formula, record: "{ n: -1, f: 0.5 }")
    #expect(problem.code == code)
  }
}
