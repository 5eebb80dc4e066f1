import ElementaryFunctions

/// The binary cross-entropy −(y ln ŷ + (1 − y) ln(1 − ŷ)) in nats, also called log-loss.
///
/// ```swift
/// try binaryCrossEntropy(target: 0.75, prediction: 0.75)   // 0.5623…, the entropy of 0.75
/// try binaryCrossEntropy(target: 1, prediction: 0)         // infinity
/// ```
/// - Parameters:
///   - target: y, the share of the positive class, or 0 or 1 for one example.
///   - prediction: ŷ, the probability that the model gives it.
/// - Returns: a number from 0 to infinity.
/// - Throws: ``ProbabilityError`` where either lies outside [0, 1]; index 0 is the target, 1 the prediction.
public func binaryCrossEntropy(target: Double, prediction: Double) throws(ProbabilityError) -> Double {
  guard 0...1 ~= target else { throw .invalidProbability(target, index: 0) }
  guard 0...1 ~= prediction else { throw .invalidProbability(prediction, index: 1) }
  let positive = target > 0 ? target * Double.log(prediction) : 0
  let negative = target < 1 ? (1 - target) * Double.log(1 - prediction) : 0
  return 0 - (positive + negative)
}
