/// The version of the program, as `--version`, bundles and summaries name it.
public enum Version {
  /// The program and its version: `muster 0.1.0`.
  public static let tool = "muster 0.1.0"
}
