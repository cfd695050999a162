import Commands
import Glibc

// Everything that happens is in `Commands`, where tests can call it with a world of their own.
let runner = CommandRunner(.muster, in: .ofThisProcess())
exit(await runner.run(Array(CommandLine.arguments.dropFirst())).rawValue)
