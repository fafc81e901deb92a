package org.ncbrelay.adapter.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.SigningKey;
import org.ncbrelay.start.CannotStart;

/**
 * The key's folder stays usable wherever a change of keys stops, and another node sees the change. The copies of checkpoints stay
 * readable wherever their writing stops; {@code make faults ONLY=audit} fills the disk under them.
 */
class SealFolderTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    private Path place;

    private Path file;
    private StoredCheckpoints kept;

    @BeforeEach
    void begin() {
        file = place.resolve("checkpoints.txt");
        kept = new StoredCheckpoints(file);
    }

    @Test
    void theFolderBelongsToOneDatabase() {
        SealFolder folder = folder();
        folder.requireDatabase("1764471600.000001");
        folder().requireDatabase("1764471600.000001");
        assertThatThrownBy(() -> folder().requireDatabase("1764471600.000002"))
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        refused -> assertThat(refused.action()).contains("RELAY_AUDIT_DIRECTORY"))
                .hasMessageContaining(place.toString());
    }

    /** A second key would sign checkpoints that fail every later verification. */
    @Test
    void noKeyIsMadeWhereTheDatabaseHasCheckpoints() {
        String signer = SigningKey.generate().id();
        assertRefused(
                signer,
                "The key " + signer + " signed the newest checkpoint of the database, and the folder " + place
                        + " does not have it");
        assertThat(place).isDirectoryNotContaining("glob:**checkpoint.{key,pub}");

        SigningKey another = folder().key();
        assertRefused(signer, "The key " + signer + " signed the newest checkpoint");
        assertThat(new SealFolder(settings(""), another.id()).key().id()).isEqualTo(another.id());
    }

    @Test
    void aKeyThatWasChangedStillBelongsToTheFolder() {
        SealFolder folder = folder();
        String old = folder.key().id();
        folder.change(checkpoint(folder.key()));
        assertThat(new SealFolder(settings(""), old).keys().changes()).isOne();
    }

    @Test
    void aBackupWithoutTheSecretHalfIsNoKeyAndOfAnUnreadableOneItIsSaid() throws IOException {
        String signer = folder().key().id();
        Files.delete(place.resolve("checkpoint.key"));
        assertRefused(signer, "does not have it");
        Files.writeString(place.resolve("checkpoint.key"), "secret");
        Files.writeString(place.resolve("checkpoint.pub"), "");
        assertRefused(signer, "does not have it");
    }

    @Test
    void aLostKeyIsFollowedByANewOneAndItsPublicHalfStays() throws IOException {
        String lost = folder().key().id();
        String verifying = Files.readString(place.resolve("checkpoint.pub"));
        Files.delete(place.resolve("checkpoint.key"));

        SigningKey fresh = new SealFolder(settings(lost), lost).key();

        assertThat(fresh.id()).isNotEqualTo(lost);
        assertThat(place.resolve("checkpoint.pub.before-" + fresh.id())).hasContent(verifying);
    }

    private void assertRefused(String signer, String sentence) {
        assertThatThrownBy(() -> new SealFolder(settings(""), signer))
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        refused -> assertThat(refused.action()).contains("RELAY_AUDIT_DIRECTORY", "checkpoint.key"))
                .hasMessageContaining(sentence);
    }

    /** Of a database without checkpoints. */
    private SealFolder folder() {
        return new SealFolder(settings(""), null);
    }

    private SealSettings settings(String lost) {
        return new SealSettings(place, Duration.ofMinutes(15), "", lost);
    }

    @Test
    void aChangedKeyIsUsedByEveryNodeAndTheOldOneIsGone() throws IOException {
        SealFolder one = folder();
        SealFolder other = folder();
        String old = Files.readString(place.resolve("checkpoint.key"));
        String before = one.key().id();

        SigningKey fresh = one.change(checkpoint(one.key()));

        assertThat(fresh.id()).isNotEqualTo(before);
        for (SealFolder each : new SealFolder[] {one, other, folder()}) {
            assertThat(each.key().id()).isEqualTo(fresh.id());
            assertThat(each.keys().changes()).isOne();
        }
        assertThat(Files.readString(place.resolve("checkpoint.key"))).isNotEqualTo(old);
        assertThat(place.resolve("checkpoint.key.next")).doesNotExist();
    }

    @Test
    void aChangeThatStoppedHalfWayIsFinishedOrNeverWas() throws IOException {
        SealFolder folder = folder();
        String old = Files.readString(place.resolve("checkpoint.key"));
        SigningKey fresh = folder.change(checkpoint(folder.key()));
        // As if the node had stopped before the last move.
        Files.move(place.resolve("checkpoint.key"), place.resolve("checkpoint.key.next"));
        Files.writeString(place.resolve("checkpoint.key"), old);
        assertThat(folder().key().id()).isEqualTo(fresh.id());

        // As if it had stopped before the new key was named.
        Files.writeString(
                place.resolve("checkpoint.key.next"), SigningKey.generate().secret());
        assertThat(folder().key().id()).isEqualTo(fresh.id());
        assertThat(place.resolve("checkpoint.key.next")).doesNotExist();
    }

    /** Another node that read the folder meanwhile would take the new key for one that was never named, and delete it. */
    @Test
    void aChangeHasTheFolderForItself() throws IOException {
        SealFolder folder = folder();
        SigningKey old = folder.key();
        whileAnotherHoldsTheFolder(() -> folder.change(checkpoint(old)));
        assertThat(place.resolve("checkpoint.key.next")).doesNotExist();
        assertThat(folder.key().id()).isEqualTo(old.id());
    }

    /** Their unfinished files have one name; two that wrote at once left an empty file, and no node started any more. */
    @Test
    void nodesKeepThePositionOfTheDatabaseOneAfterAnother() throws IOException {
        SealFolder folder = folder();
        DatabasePosition first = new DatabasePosition(0, 17);
        folder.keep(first);
        whileAnotherHoldsTheFolder(() -> folder.keep(new DatabasePosition(0, 18)));
        assertThat(folder.position()).isEqualTo(first);
        assertThat(place).isDirectoryNotContaining("glob:**unfinished");
    }

    /** Another process would be waited for; the same one is refused, and no test needs to wait. */
    private void whileAnotherHoldsTheFolder(ThrowingCallable work) throws IOException {
        try (FileChannel lock = FileChannel.open(place.resolve("checkpoint.lock"), StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            assertThatThrownBy(work).isInstanceOf(OverlappingFileLockException.class);
        }
    }

    private static Checkpoint checkpoint(SigningKey key) {
        return Checkpoint.sign(7, "2026-02-03T10:15:30Z", "0".repeat(64), key);
    }

    @Test
    void eachCheckpointIsALineInTheOrderInWhichTheyWereMade() throws IOException {
        assertThat(kept.all()).isEmpty();
        kept.add(checkpoint(1));
        new StoredCheckpoints(file).add(checkpoint(2));
        assertThat(kept.all()).containsExactly(checkpoint(1), checkpoint(2));
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void halfALineIsNoneAndTheNextOneTakesItsPlace() throws IOException {
        kept.add(checkpoint(1));
        String half = checkpoint(2).toString() + checkpoint(3);
        Files.writeString(file, half, StandardOpenOption.APPEND);
        assertThat(kept.all()).containsExactly(checkpoint(1));

        kept.add(checkpoint(4));
        assertThat(kept.all()).containsExactly(checkpoint(1), checkpoint(4));
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void halfOfTheFirstLineIsNoneEither() throws IOException {
        Files.writeString(file, "17;2026-");
        assertThat(kept.all()).isEmpty();
        kept.add(checkpoint(1));
        assertThat(kept.all()).containsExactly(checkpoint(1));
    }

    private static Checkpoint checkpoint(long number) {
        return Checkpoint.sign(number, "2026-02-03T10:15:30Z", "0".repeat(64), KEY);
    }
}
