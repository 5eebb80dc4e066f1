/// The mean of numbers and their mean squared deviation from it.
func moments(_ values: [Float]) -> (mean: Double, variance: Double) {
  let count = Double(values.count)
  let mean = values.reduce(0) { $0 + Double($1) } / count
  return (mean, values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count)
}
