package org.ncbrelay.bench;

/** What the comparison is made for. */
final class BenchRatios {
    private BenchRatios() {}

    static void add(BenchResult result, Comparison rounds, boolean flowable) {
        result.ratio(
                        "submissionsToCamunda",
                        "submissions per second, to starts of the bare Camunda",
                        rounds.ratio(Benchmark.FIVE, Benchmark.CAMUNDA, Round::perSecond))
                .ratio(
                        "cpuToCamunda",
                        "CPU of a submission, to that of a start",
                        rounds.ratio(Benchmark.FIVE, Benchmark.CAMUNDA, Round::cpu))
                .ratio(
                        "oneCountryToFive",
                        "submissions per second of one country, to five, 8 threads",
                        rounds.ratio(Benchmark.ONE_8, Benchmark.FIVE_8, Round::perSecond))
                .ratio(
                        "medianToPlainRow",
                        "median of a submission, to that of a plain row",
                        rounds.ratio(Benchmark.FIVE, Benchmark.ROW, Round::p50))
                .ratio(
                        "p99ToPlainRow",
                        "p99 of a submission, to that of a plain row",
                        rounds.ratio(Benchmark.FIVE, Benchmark.ROW, Round::p99));
        if (flowable)
            result.ratio(
                    "submissionsToFlowable",
                    "submissions per second, to starts of the bare Flowable",
                    rounds.ratio(Benchmark.FIVE, Benchmark.FLOWABLE_ENGINE, Round::perSecond));
    }
}
