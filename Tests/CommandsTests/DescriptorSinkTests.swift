import Commands
import Dispatch
import Foundation
import Records
import Synchronization
import Testing

@Suite struct DescriptorSinkTests {
  private let pipe = Pipe()
  private var sink: DescriptorSink {
    DescriptorSink(pipe.fileHandleForWriting.fileDescriptor, name: "the pipe")
  }

  init() {
    // As in the program, so that a closed pipe does not end the tests.
    signal(SIGPIPE, SIG_IGN)
  }

  @Test func `a pipe that nobody reads is a closed pipe`() throws {
    try pipe.fileHandleForReading.close()
    let error = #expect(throws: CommandError.self) { try sink.write("text") }
    #expect(error == .closedPipe)
    #expect(error?.exitCode == .done && error?.diagnostics == [])
  }

  @Test(arguments: [false, true])
  func `more than a pipe holds is written while somebody reads`(_ isNonBlocking: Bool) throws {
    if isNonBlocking {
      let descriptor = pipe.fileHandleForWriting.fileDescriptor
      #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
    }
    let text = String(repeating: "0123456789", count: 100_000)
    let reading = pipe.fileHandleForReading
    let read = Mutex(Data())
    let isDone = DispatchSemaphore(value: 0)
    // A thread of its own, since the writer below blocks the one that it runs on.
    Thread.detachNewThread {
      let data = (try? reading.readToEnd()) ?? Data()
      read.withLock { $0 = data }
      isDone.signal()
    }
    try sink.write(text)
    try pipe.fileHandleForWriting.close()
    isDone.wait()
    #expect(read.withLock { $0 } == Data(text.utf8))
  }
}
