import Commands
import Glibc

// Everything that happens is in `Commands`, where tests can call it with a world of their own.
//
// This thread waits and does not await: to await here would hand it to Dispatch, which opens it for
// every signal, and SIGINT would end the process before the signal watch could tidy up.
let runner = CommandRunner(.muster, in: .ofThisProcess())
let words = Array(CommandLine.arguments.dropFirst())
Task.detached { exit(await runner.run(words).rawValue) }
while true { pause() }
