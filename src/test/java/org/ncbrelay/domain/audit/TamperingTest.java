package org.ncbrelay.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.audit.ExportVerifier.Verdict;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.IntegrationTest;

/**
 * Somebody who may write anything but cannot sign: whatever is done to an export, the first record that is not true is
 * named. Signatures take their time, so that each core takes its share of them.
 */
@IntegrationTest
class TamperingTest {
    private static final int MUTATIONS = Extent.of(1_000, 10_000);
    private static final int CLEAN = Extent.of(100, 1_000);
    private static final int LENGTH = 60;

    @Test
    void everyMutationIsFoundAndItsFirstRecordNamed() {
        Random random = new Random(20261125);
        Chain chain = new Chain(random, LENGTH, 20);
        List<String> export = chain.export();
        assertThat(Chain.verify(export).problem()).isNull();
        List<Mutated> mutations = new ArrayList<>();
        for (int i = 0; i < MUTATIONS; i++)
            mutations.add(Mutation.values()[i % Mutation.values().length].apply(chain, export, random));

        IntStream.range(0, MUTATIONS)
                .parallel()
                .forEach(i -> assertFound(Mutation.values()[i % Mutation.values().length], mutations.get(i)));
    }

    private static void assertFound(Mutation mutation, Mutated mutated) {
        Verdict verdict = Chain.verify(mutated.lines());
        assertThat(verdict.isIntact())
                .as("%s of %s", mutation, mutated.record())
                .isFalse();
        if (mutated.record() > 0)
            assertThat(mutated.record())
                    .as("%s: %s", mutation, verdict.problem())
                    .isBetween(verdict.problem().record(), verdict.problem().upTo());
        if (mutation.isPlain())
            assertThat(verdict.problem().record()).isEqualTo(verdict.problem().upTo());
    }

    @Test
    void cleanExportsRaiseNoAlarm() {
        IntStream.range(0, CLEAN).parallel().forEach(i -> {
            Random random = new Random(i);
            Chain chain = new Chain(random, 1 + random.nextInt(80), 1 + random.nextInt(30));
            SealedHead any = chain.heads.get(random.nextInt(chain.heads.size()));
            assertThat(Chain.verify(chain.export(), any.checkpoint()).problem()).isNull();
        });
    }

    @Test
    void anOlderStateIsKnownByAReceipt() {
        Chain chain = new Chain(new Random(1), LENGTH, 20);
        List<String> older = Chain.export(chain.records.subList(0, 20), chain.heads.subList(0, 1));
        assertThat(Chain.verify(older).isIntact()).isTrue();
        Verdict verdict = Chain.verify(older, chain.heads.get(2).checkpoint());
        assertThat(verdict.problem().record()).isEqualTo(21);
        assertThat(verdict.problem().message()).contains("older state");
    }

    /** The relay makes a checkpoint before each export, so the newest one of a state that was rolled back is newer than any receipt. */
    @Test
    void aStateThatContinuesAnOlderOneIsKnownByAReceipt() {
        Chain lost = new Chain(new Random(1), 40, 20);
        Checkpoint receipt = lost.heads.get(1).checkpoint();
        Chain continued = lost.continuedFrom(20, 1, "READ_AUDIT", "READ_AUDIT");

        assertThat(Chain.verify(continued.export()).problem()).isNull();
        assertThat(Chain.verify(continued.export(), lost.heads.get(0).checkpoint())
                        .problem())
                .as("a receipt of before")
                .isNull();
        Verdict verdict = Chain.verify(continued.export(), receipt);
        assertThat(verdict.isIntact()).isFalse();
        assertThat(verdict.problem().message())
                .contains("checkpoint 2 of a receipt is missing")
                .doesNotContain("backup");
    }

    @Test
    void aReceiptOfALostStateStaysBadAndTheRecordOfTheRestoreIsNamed() {
        Chain lost = new Chain(new Random(1), 40, 20);
        Chain continued = lost.continuedFrom(20, 1, "DATABASE_RESTORED", "READ_AUDIT");

        Verdict verdict = Chain.verify(continued.export(), lost.heads.get(1).checkpoint());

        assertThat(verdict.problem().message()).endsWith("record 21 says that a backup was restored");
    }

    @Test
    void aCheckpointOfAnEmptyChainIsProvedAsWell() {
        Chain empty = new Chain(new Random(1), 0, 20);
        Checkpoint receipt = empty.sealed();
        Chain continued = empty.continuedFrom(0, 1, "REQUEST_SUBMITTED");

        assertThat(Chain.verify(continued.export(), receipt).problem()).isNull();
        assertThat(Chain.verify(new Chain(new Random(2), 20, 20).export(), new Chain(new Random(3), 0, 1).sealed())
                        .isIntact())
                .isFalse();
    }

    @Test
    void aChainThatWasSignedAnewIsKnownByAReceipt() {
        Chain chain = new Chain(new Random(1), LENGTH, 20);
        Chain other = new Chain(new Random(2), LENGTH, 20);
        assertThat(Chain.verify(other.export()).isIntact()).isTrue();
        assertThat(Chain.verify(other.export(), chain.heads.get(1).checkpoint()).isIntact())
                .isFalse();
    }

    @Test
    void anotherKeyProvesNothing() {
        ExportVerifier verifier =
                new ExportVerifier(KeyHistory.of(SigningKey.generate().verifying()), List.of());
        new Chain(new Random(1), LENGTH, 20).export().forEach(verifier::accept);
        assertThat(verifier.verdict().isIntact()).isFalse();
    }

    /** @param record number of the first record that is not true; 0 where no record was touched */
    private record Mutated(List<String> lines, long record) {}

    private enum Mutation {
        EDIT,
        DELETE,
        INSERT,
        REPLACE,
        REORDER,
        CUT_TAIL,
        CUT_TAIL_AND_KEEP_END,
        REWRITE_CHAIN,
        FRAME;

        Mutated apply(Chain chain, List<String> export, Random random) {
            int record = random.nextInt(this == REORDER ? LENGTH - 1 : LENGTH);
            List<String> lines = new ArrayList<>(export);
            int at = lineOf(chain, lines, record);
            return switch (this) {
                case EDIT -> {
                    lines.set(at, edited(lines.get(at), random));
                    yield new Mutated(lines, record + 1);
                }
                case DELETE -> {
                    lines.remove(at);
                    yield new Mutated(lines, record + 1);
                }
                case INSERT -> {
                    String before = chain.records.get(record).hash();
                    lines.add(
                            at + 1, Chain.record(record + 2, "INVENTED", before).line());
                    yield new Mutated(lines, record + 2);
                }
                case REPLACE -> {
                    String previous = chain.records.get(record).previous();
                    lines.set(at, Chain.record(record + 1, "REPLACED", previous).line());
                    yield new Mutated(lines, record + 1);
                }
                case REORDER -> {
                    int other = record + 1 + random.nextInt(LENGTH - 1 - record);
                    Collections.swap(lines, at, lineOf(chain, lines, other));
                    yield new Mutated(lines, record + 1);
                }
                case CUT_TAIL -> new Mutated(lines.subList(0, at), record + 1);
                case CUT_TAIL_AND_KEEP_END -> {
                    lines.subList(at, lines.size() - 1).clear();
                    yield new Mutated(lines, 0);
                }
                case REWRITE_CHAIN -> new Mutated(rewritten(chain, record), record + 1);
                case FRAME -> {
                    List<Integer> frame = IntStream.range(0, lines.size())
                            .filter(i -> !lines.get(i).contains("\"type\":\"record\""))
                            .boxed()
                            .toList();
                    int any = frame.get(random.nextInt(frame.size()));
                    if (random.nextBoolean()) lines.set(any, edited(lines.get(any), random));
                    else lines.remove(any);
                    yield new Mutated(lines, 0);
                }
            };
        }

        private static List<String> rewritten(Chain chain, int from) {
            List<AuditRecord> rewritten = new ArrayList<>(chain.records.subList(0, from));
            String previous = chain.records.get(from).previous();
            for (int i = from; i < LENGTH; i++) {
                rewritten.add(Chain.record(i + 1, i == from ? "REWRITTEN" : "ANY", previous));
                previous = rewritten.get(i).hash();
            }
            return Chain.export(rewritten, chain.heads);
        }

        /** Whether somebody at work took no care to make hashes fit: then the very record is named. */
        boolean isPlain() {
            return this == EDIT || this == DELETE || this == REORDER || this == CUT_TAIL;
        }

        private static int lineOf(Chain chain, List<String> lines, int record) {
            return lines.indexOf(chain.records.get(record).line());
        }

        private static String edited(String line, Random random) {
            int at = random.nextInt(line.length());
            return switch (random.nextInt(3)) {
                case 0 -> line.substring(0, at) + line.substring(at + 1);
                case 1 -> line.substring(0, at) + '7' + line.substring(at);
                default -> line.substring(0, at) + (char) (line.charAt(at) ^ 1) + line.substring(at + 1);
            };
        }
    }
}
