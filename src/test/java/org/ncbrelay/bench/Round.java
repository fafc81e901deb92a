package org.ncbrelay.bench;

/**
 * What one contender did in one round; times in milliseconds.
 *
 * @param perSecond   how many a second
 * @param cpuProcess  CPU time of its own process for each one
 * @param cpuPostgres CPU time of PostgreSQL for each one
 */
record Round(double perSecond, double p50, double p90, double p99, double cpuProcess, double cpuPostgres) {
    /** CPU time for each one. */
    double cpu() {
        return cpuProcess + cpuPostgres;
    }
}
