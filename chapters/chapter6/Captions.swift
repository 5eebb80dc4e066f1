// The captions of the tables.

let modelsCaption = """
  Six models of the durations, on the same ten folds: mean negative log-likelihood in nats, with durations in minutes; by how much \
  it is above that of three components, with the standard error of the difference; the greatest loss of one pair; and mean \
  continuous ranked probability score, {{equation:crps}}, in minutes (not for the kernels, whose hundreds of components make it slow).
  """

let coverageCaption = """
  The percentage of held-out durations in the central intervals that should hold half of them, and nine in ten.
  """

let visitorsCaption = """
  The next wait, predicted from what three visitors know about the geyser, on the same ten folds of {{visits}} pairs: mean negative \
  log-likelihood in nats and mean CRPS, both for waits in minutes, and the percentage of held-out waits in the regions of highest \
  density of probability 0.8.
  """

let answersCaption = """
  Three kinds of answers about the wait for the next eruption, in minutes from the start of the last: the mean, and the central interval \
  and the region of highest density of probability 0.8.
  """
