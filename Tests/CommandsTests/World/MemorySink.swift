import Commands
import Records
import Synchronization

/// A sink that keeps what is written, or refuses it.
final class MemorySink: ByteSink {
  private let contents = Mutex<[UInt8]>([])
  private let refusal: CommandError?

  init(refusing refusal: CommandError? = nil) { self.refusal = refusal }

  func write(_ bytes: ByteSlice) throws(CommandError) {
    if let refusal { throw refusal }
    contents.withLock { $0 += Array(bytes) }
  }

  var bytes: [UInt8] { contents.withLock { $0 } }
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
