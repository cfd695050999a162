public import Records

#if canImport(Glibc)
  import Glibc
#endif

/// Memory behind which nothing may be read: texts that end there show who reads too far.
@safe
public final class PageEnd {
  private let start: UnsafeMutableRawPointer
  private let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

  /// A page, and behind it one that belongs to nobody.
  public init() {
    let memory = unsafe mmap(
      nil, pageSize * 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory = unsafe memory, unsafe memory != MAP_FAILED else {
      fatalError("no memory for two pages")
    }
    unsafe start = memory
    unsafe mprotect(memory + pageSize, pageSize, PROT_NONE)
  }

  deinit { unsafe munmap(start, pageSize * 2) }

  /// The bytes of a text, which end with the page; valid until the next one.
  public func slice(of text: String) -> ByteSlice {
    let bytes = Array(text.utf8)
    precondition(bytes.count <= pageSize)
    let place = unsafe (start + pageSize - bytes.count).assumingMemoryBound(to: UInt8.self)
    for (position, byte) in bytes.enumerated() { unsafe place[position] = byte }
    return unsafe ByteSlice(start: UnsafePointer(place), count: bytes.count)
  }
}
