import ElementaryFunctions

/// The binary cross-entropy −(y ln ŷ + (1 − y) ln(1 − ŷ)) in nats, where 0 ln 0 = 0; also called log loss.
///
/// ```swift
/// try binaryCrossEntropy(target: 0.75, prediction: 0.75)   // 0.5623…, the entropy of 0.75
/// try binaryCrossEntropy(target: 1, prediction: 0)         // infinity
/// ```
/// - Parameters:
///   - target: y, the proportion of the positive class, in [0, 1]; 0 or 1 for a single example.
///   - prediction: ŷ, the probability that the model assigns to the positive class, in [0, 1].
/// - Returns: a number from 0 to infinity; infinity if the model rules out a class that occurs.
/// - Throws: ``ProbabilityError`` if either lies outside [0, 1]; index 0 is the target, 1 the prediction.
public func binaryCrossEntropy(target: Double, prediction: Double) throws(ProbabilityError) -> Double {
  try checkUnitInterval([target, prediction])
  let positive = target > 0 ? target * Double.log(prediction) : 0
  let negative = target < 1 ? (1 - target) * Double.log(1 - prediction) : 0
  return 0 - (positive + negative)
}
