internal import Formats
internal import Glibc

/// Waits for SIGINT and SIGTERM on a thread of its own.
///
/// The signals are blocked in every thread and taken by `sigwait`, so that what they set off is ordinary
/// code: in a signal handler not even memory may be allocated. A signal that this process was started
/// to ignore, as a shell does for work in the background, stays ignored.
/// A program that is started from here has to unblock them for itself.
final class SignalWatch: Sendable {
  private let environment: Environment
  private let signals: sigset_t

  private init(_ environment: Environment) {
    self.environment = environment
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] where !SignalWatch.isIgnored(number) {
      unsafe sigaddset(&signals, number)
    }
    self.signals = signals
  }

  /// Starts to wait; to be called while the process has one thread, since later ones inherit the block.
  static func start(_ environment: Environment) {
    let watch = SignalWatch(environment)
    watch.mask(SIG_BLOCK)
    // Without the thread the signals have to end the process as they usually do.
    if !watch.startThread() { watch.mask(SIG_UNBLOCK) }
  }

  private func mask(_ change: Int32) {
    var signals = signals
    unsafe pthread_sigmask(change, &signals, nil)
  }

  private func startThread() -> Bool {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let status = unsafe pthread_create(&thread, nil, SignalWatch.threadBody, context)
    if status != 0 { unsafe Unmanaged<SignalWatch>.fromOpaque(context).release() }
    return status == 0
  }

  private static let threadBody:
    @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
      if let context = unsafe context {
        unsafe Unmanaged<SignalWatch>.fromOpaque(context).takeRetainedValue().wait()
      }
      return nil
    }

  private func wait() {
    var signals = signals
    var number: Int32 = 0
    while unsafe sigwait(&signals, &number) != 0 {}
    environment.temporaryFiles.removeAll()
    // The terminal has just echoed ^C, behind a progress line perhaps.
    let lineStart = environment.terminalWidth() == nil ? "" : "\n"
    try? environment.messages.write(lineStart + "muster: interrupted\n")
    _exit(ExitCode.interrupted.rawValue)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var current = sigaction()
    guard unsafe sigaction(number, nil, &current) == 0 else { return false }
    let handler = unsafe current.__sigaction_handler.sa_handler
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
