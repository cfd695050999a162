/// Three stages side by side: a source in order, workers in any order, a sink in order again.
///
/// How it works: each worker takes the next input from an actor, which numbers it, works on it alone, and
/// hands its output to the sink, an actor too, which passes outputs on by number. So what the sink sees does not
/// depend on how many workers there are.
/// Memory: one input for each worker, and up to three times as many outputs as workers; outputs are used
/// again.
/// Errors: the first error by number ends the run; everything before it has reached the sink.
public struct OrderedPipeline: Sendable {
  /// How many workers there are, at least one.
  public let workerCount: Int
  /// Whether the work itself has to be done in order, as when it remembers earlier inputs.
  public let worksInOrder: Bool

  /// A pipeline of some workers.
  public init(workerCount: Int, worksInOrder: Bool = false) {
    self.workerCount = max(1, workerCount)
    self.worksInOrder = worksInOrder
  }

  /// Runs until the source has no more.
  public func run<Stages: PipelineStages>(_ stages: Stages) async throws {
    let source = NumberedSource(stages, worksInOrder: worksInOrder)
    let sink = OrderedSink(stages, window: workerCount * 2)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workerCount {
        group.addTask { try await work(stages, source, sink) }
      }
      try await group.waitForAll()
    }
  }

  private func work<Stages: PipelineStages>(
    _ stages: Stages, _ source: NumberedSource<Stages>, _ sink: OrderedSink<Stages>
  ) async throws {
    let worker = stages.makeWorker()
    var output = stages.makeOutput()
    while let (number, read) = await source.read(into: worker, output) {
      let result = read.flatMap { _ in
        Result { if !worksInOrder { try stages.work(worker, into: output) } }
      }
      // A failure has its number too, so that the first by number is the one that is told.
      if case .failure = result { await source.end() }
      guard let free = try await sink.take(output, number: number, result) else {
        return await source.end()
      }
      output = free
    }
  }
}

/// What the stages of a pipeline do.
public protocol PipelineStages: Sendable {
  /// What a worker holds: its input and its memory.
  associatedtype Worker: Sendable
  /// What a worker makes of an input.
  associatedtype Output: Sendable

  /// A worker's memory.
  func makeWorker() -> Worker
  /// Memory for an output, which is used again.
  func makeOutput() -> Output
  /// Reads the next input; one worker at a time. False at the end and ever after.
  func read(into worker: Worker) throws -> Bool
  /// Turns the input into an output; workers do this side by side.
  func work(_ worker: Worker, into output: Output) throws
  /// Takes the outputs in the order of their inputs; one at a time.
  func write(_ output: Output) throws
}

/// Numbers the inputs and keeps the source to one worker at a time.
private actor NumberedSource<Stages: PipelineStages> {
  private let stages: Stages
  private let worksInOrder: Bool
  private var next = 0
  private var isOver = false

  init(_ stages: Stages, worksInOrder: Bool) {
    self.stages = stages
    self.worksInOrder = worksInOrder
  }

  /// Gives a worker the next input, with its number and how that went; nil when there is none.
  func read(
    into worker: Stages.Worker, _ output: Stages.Output
  ) -> (number: Int, result: Result<Void, any Error>)? {
    if isOver { return nil }
    defer { next += 1 }
    do {
      guard try stages.read(into: worker) else {
        isOver = true
        return nil
      }
      if worksInOrder { try stages.work(worker, into: output) }
      return (next, .success(()))
    } catch {
      isOver = true
      return (next, .failure(error))
    }
  }

  /// Makes sure that nobody reads on.
  func end() { isOver = true }
}

/// Passes outputs on by number, whatever the order in which they come.
private actor OrderedSink<Stages: PipelineStages> {
  private let stages: Stages
  private let window: Int
  private var next = 0
  private var early: [Int: (output: Stages.Output, result: Result<Void, any Error>)] = [:]
  private var free: [Stages.Output] = []
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var hasFailed = false

  init(_ stages: Stages, window: Int) {
    self.stages = stages
    self.window = window
  }

  /// Takes an output and gives memory for the next one; nil once the run has failed.
  func take(
    _ output: Stages.Output, number: Int, _ result: Result<Void, any Error>
  ) async throws -> Stages.Output? {
    early[number] = (output, result)
    while number >= next + window && !hasFailed {
      await withCheckedContinuation { waiting.append($0) }
    }
    defer {
      for continuation in waiting { continuation.resume() }
      waiting.removeAll()
    }
    while !hasFailed, let ready = early.removeValue(forKey: next) {
      do {
        try ready.result.get()
        try stages.write(ready.output)
      } catch {
        hasFailed = true
        throw error
      }
      free.append(ready.output)
      next += 1
    }
    return hasFailed ? nil : free.popLast() ?? stages.makeOutput()
  }
}
