internal import Glibc
public import Records

/// A sink that writes to an open file descriptor.
public struct DescriptorSink: ByteSink {
  private let descriptor: Int32
  private let name: String

  /// A sink for a descriptor that somebody else closes; the name is for messages.
  public init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Writes all the bytes before it returns.
  public func write(_ bytes: ByteSlice) throws(CommandError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = unsafe Glibc.write(descriptor, rest.start, rest.count)
      if written >= 0 {
        rest = rest[written...]
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable()
      case EPIPE: throw .closedPipe
      default: throw .unwritable(name, reason: errno)
      }
    }
  }

  /// Waits, for a descriptor that another process sharing it made non-blocking.
  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }
}
