import Records

/// One function of the expression language: its name, signature, documentation, examples and work.
///
/// Everything that is known about a function is in its entry: the compiler checks calls against the
/// parameters, `muster functions` prints the rest, and the tests run the examples.
public struct FunctionEntry: Sendable {
  /// The name as the reference spells it; calls may use any case.
  public let name: String
  /// Other names for the same function.
  public let synonyms: [String]
  /// What the function takes, in order.
  public let parameters: [Parameter]
  /// What it gives.
  public let result: ResultType
  /// What it does, in a sentence or two.
  public let summary: String
  /// Calls and what they give.
  public let examples: [Example]
  /// How it is computed.
  let work: Work
  /// Whether it reads from the folder of the source's files.
  let readsFiles: Bool

  /// One parameter.
  public struct Parameter: Sendable {
    /// Its name in the signature.
    public let name: String
    /// The kinds of value it takes.
    public let accepts: ValueType
    /// Whether it may be left out or empty.
    public let isOptional: Bool
    /// Whether it may be given any number of times; only the last parameters, which repeat together.
    public let isRepeated: Bool

    /// A parameter that has to be given.
    public static func required(_ name: String, _ accepts: ValueType) -> Parameter {
      Parameter(name: name, accepts: accepts, isOptional: false, isRepeated: false)
    }

    /// A parameter that may be left out.
    public static func optional(_ name: String, _ accepts: ValueType) -> Parameter {
      Parameter(name: name, accepts: accepts, isOptional: true, isRepeated: false)
    }

    /// A parameter that may be given again and again.
    public static func repeated(_ name: String, _ accepts: ValueType) -> Parameter {
      Parameter(name: name, accepts: accepts, isOptional: false, isRepeated: true)
    }
  }

  /// What a call gives.
  public enum ResultType: Sendable {
    /// Always values of these kinds.
    case fixed(ValueType)
    /// What the arguments from a position on give, every `step`-th.
    case likeArguments(from: Int, step: Int)
  }

  /// A call and the JSON that `muster eval` prints for it.
  public struct Example: Sendable {
    /// The expression.
    public let expression: String
    /// The printed value; the empty string for no value; nil when the record is rejected.
    public let value: String?

    /// An expression and its value.
    public static func gives(_ expression: String, _ value: String) -> Example {
      Example(expression: expression, value: value)
    }

    /// An expression that rejects the record.
    public static func rejects(_ expression: String) -> Example {
      Example(expression: expression, value: nil)
    }
  }

  /// How a call is computed.
  enum Work: Sendable {
    /// All arguments first, then the body.
    case eager(Eager)
    /// By the evaluator itself, which decides what arguments to evaluate.
    case special(SpecialForm)
  }

  /// A function that takes evaluated arguments.
  struct Eager: Sendable {
    /// The body.
    ///
    /// Arguments that were left out are absent cells; kinds are as declared.
    typealias Body =
      @Sendable (_ arguments: CellList, _ evaluation: Evaluation) throws(RecordProblem) -> Cell
    /// Makes, once for each call in a formula, what the body would otherwise make for each record; gets
    /// the arguments that are constants.
    typealias Preparation =
      @Sendable (_ constants: [Cell?]) throws(PreparationProblem) -> Prepared

    /// Computes the value.
    let body: Body
    /// Prepares constant arguments.
    let prepare: Preparation?
    /// The format of JSON Schema that all its texts have, given the arguments that are constants; nil
    /// when there is none to promise.
    let promisesFormat: (@Sendable (_ constants: [Cell?]) -> String?)?
    /// Whether a list as first argument means each of its elements.
    let mapsLists: Bool
    /// Whether a first argument without a value gives no value.
    let passesNoValue: Bool
    /// The step that stands for most calls, if there is one.
    let shortcut: Program.Operation?
  }

  /// The functions that do not evaluate all their arguments.
  enum SpecialForm: Sendable {
    case iif, switchCase, coalesce, lookup, selectUniqueValue
  }

  /// A function of evaluated arguments.
  init(
    _ name: String, synonyms: [String] = [], _ parameters: [Parameter], gives result: ValueType,
    _ summary: String, examples: [Example], mapsLists: Bool = false, passesNoValue: Bool = true,
    readsFiles: Bool = false, shortcut: Program.Operation? = nil, prepare: Eager.Preparation? = nil,
    promisesFormat: (@Sendable (_ constants: [Cell?]) -> String?)? = nil,
    body: @escaping Eager.Body
  ) {
    self.name = name
    self.synonyms = synonyms
    self.parameters = parameters
    self.result = .fixed(result)
    self.summary = summary
    self.examples = examples
    self.readsFiles = readsFiles
    work = .eager(
      Eager(
        body: body, prepare: prepare, promisesFormat: promisesFormat, mapsLists: mapsLists,
        passesNoValue: passesNoValue, shortcut: shortcut))
  }

  /// A function whose arguments the evaluator evaluates as needed.
  init(
    _ name: String, synonyms: [String] = [], _ parameters: [Parameter], gives result: ResultType,
    _ summary: String, examples: [Example], form: SpecialForm
  ) {
    self.name = name
    self.synonyms = synonyms
    self.parameters = parameters
    self.result = result
    self.summary = summary
    self.examples = examples
    readsFiles = false
    work = .special(form)
  }

  /// The signature in one line: `Left(text, count)`, optional parameters in brackets.
  public var signature: String {
    var text = name + "("
    for (index, parameter) in parameters.enumerated() {
      let separator = index == 0 ? "" : ", "
      if parameter.isRepeated {
        text += separator + parameter.name
        if index == parameters.count - 1 { text += ", …" }
      } else {
        text +=
          parameter.isOptional ? "[" + separator + parameter.name + "]" : separator + parameter.name
      }
    }
    return text + ")"
  }
}
