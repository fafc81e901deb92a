package org.ncbrelay.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Rounds in which every contender has its turn, in another order each time. Only what ran in the same round is compared: the
 * machine is not the same from one minute to the next.
 */
final class Comparison {
    private final List<Map<String, Round>> rounds = new ArrayList<>();

    static Comparison run(List<Contender> contenders, int number, long seed, long postgres) throws Exception {
        Comparison comparison = new Comparison();
        for (Contender contender : contenders) contender.warmUp(postgres);
        Random random = new Random(seed);
        for (int i = 0; i < number; i++) {
            List<Contender> order = new ArrayList<>(contenders);
            Collections.shuffle(order, random);
            Map<String, Round> round = new TreeMap<>();
            for (Contender contender : order) round.put(contender.key(), contender.run(postgres));
            comparison.rounds.add(round);
        }
        return comparison;
    }

    List<Map<String, Round>> rounds() {
        return rounds;
    }

    /** The median of a figure over all rounds. */
    double median(String contender, ToDoubleFunction<Round> figure) {
        return median(rounds.stream()
                .map(round -> figure.applyAsDouble(round.get(contender)))
                .toList());
    }

    /** How a figure of one compares with that of another in the same round. */
    Ratio ratio(String one, String other, ToDoubleFunction<Round> figure) {
        List<Double> ratios = rounds.stream()
                .map(round -> figure.applyAsDouble(round.get(one)) / figure.applyAsDouble(round.get(other)))
                .sorted()
                .toList();
        return new Ratio(median(ratios), ratios.get(0), ratios.get(ratios.size() - 1));
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The median of the rounds, and the rounds that were furthest from it. */
    record Ratio(double median, double least, double greatest) {
        @Override
        public String toString() {
            return "%.2f (%.2f to %.2f)".formatted(median, least, greatest);
        }
    }
}
