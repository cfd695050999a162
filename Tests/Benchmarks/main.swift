import Glibc

let usage = """
  Benchmarks generate [--rows N] [--seed S] [--format csv|json|jsonl|xml] OUT
      writes an HR export of 21 columns, by default in CSV; the seed fixes the records in all formats;
      1,000,000 records of seed 1 are about 220 MB of CSV and 500 MB of JSON
  Benchmarks floor FILE
      copies a file with read and write: the rate that no converter can pass
  Benchmarks xml-floor FILE
      parses XML with libxml2 and empty handlers: the rate that no reader on libxml2 can pass
  Benchmarks measure [--records N] [--input FILE] [--report FILE] -- COMMAND…
      runs a program and says wall and processor seconds, peak memory and rates
  """

var arguments = Arguments(Array(CommandLine.arguments.dropFirst(2)))
do throws(BenchmarkFailure) {
  switch CommandLine.arguments.dropFirst().first {
  case "generate": try GenerateCommand.run(&arguments)
  case "floor": try FloorCommand.run(&arguments)
  case "xml-floor": try XMLFloorCommand.run(&arguments)
  case "measure": exit(try MeasureCommand.run(&arguments))
  case "--help", "help": print(usage)
  default: throw BenchmarkFailure("which benchmark?\n" + usage)
  }
} catch {
  writeToStandardError(error.text + "\n")
  exit(2)
}
