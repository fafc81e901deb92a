package org.ncbrelay.domain.administration;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Texts;

/**
 * What is to be changed.
 *
 * @param subject  id of the account, group or organisation; of a grant: whose it is, {@code *} for everybody's
 * @param object   the group, the organisation, or of a grant the resource; null where the subject is all
 * @param details  what is to be written, by field; at most 255 characters each
 * @param password a new password; null if there is none
 * @param files    models of an installation, by name; lists and the audit have only their digests, in the details
 */
public record Proposal(
        ChangeKind kind,
        String subject,
        String object,
        Map<String, String> details,
        PasswordHash password,
        Map<String, String> files) {
    /** The subject of a change back to the models of the release. */
    public static final String RELEASE = "release";

    /** Ids as the engine takes them; a grant may be for everybody. */
    private static final Pattern ID = Pattern.compile("\\*|[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /** The engine's columns. */
    private static final int LONGEST = 255;

    /** An imported directory would be a line of 100 kB. */
    private static final int MOST_IN_WORDS = 20;

    public Proposal {
        Objects.requireNonNull(kind, "kind");
        if (subject == null || !ID.matcher(subject).matches())
            throw new Refusal.Invalid("id", "must be 1 to 64 letters, digits and . _ @ -");
        requireText("resource", object);
        details.forEach(Proposal::requireText);
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        files = Map.copyOf(files);
    }

    public Proposal(
            ChangeKind kind, String subject, String object, Map<String, String> details, PasswordHash password) {
        this(kind, subject, object, details, password, Map.of());
    }

    public static Proposal of(ChangeKind kind, String subject, String object) {
        return new Proposal(kind, subject, object, Map.of(), null);
    }

    /**
     * That these models are put in force. The subject is their digest, that of the lines which {@code sha256sum} writes of the files in the
     * order of their names.
     *
     * @param files by name; none for the models of the release
     */
    public static Proposal models(Map<String, String> files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, text) -> digests.put(name, Sha256.hex(text)));
        String lines = digests.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + '\n')
                .collect(Collectors.joining());
        return new Proposal(
                ChangeKind.CHANGE_MODELS, files.isEmpty() ? RELEASE : Sha256.hex(lines), null, digests, null, files);
    }

    /**
     * That a backup was restored on purpose.
     *
     * @param witness number of the newest checkpoint outside the database
     * @param reason  in the operator's words, at most 255 characters
     */
    public static Proposal restored(long witness, String reason) {
        requireLine("reason", reason);
        return new Proposal(ChangeKind.CONFIRM_RESTORE, Long.toString(witness), null, Map.of("reason", reason), null);
    }

    /** The same without the password, as it is stored once it is decided. */
    public Proposal withoutPassword() {
        return new Proposal(kind, subject, object, details, null, files);
    }

    /** The account that the change is about. */
    public Optional<String> account() {
        if (kind.isOfAccount()) return Optional.of(subject);
        boolean ofGrant = kind == ChangeKind.SAVE_GRANT || kind == ChangeKind.DELETE_GRANT;
        return ofGrant
                ? Optional.ofNullable(details.get("userId")).filter(user -> !"*".equals(user))
                : Optional.empty();
    }

    /** In plain English, for programs and logs. */
    public String description() {
        String words = EnumWords.of(kind) + ": " + subject;
        String what = object == null ? "" : ", " + object;
        if (details.size() > MOST_IN_WORDS) return words + what + ", " + details.size() + " fields";
        return words + what + (details.isEmpty() ? "" : " " + details);
    }

    /** Without the password and the files: this may end in a log. */
    @Override
    public String toString() {
        return description();
    }

    /** The same rule as for every line that people type. */
    private static void requireText(String field, String text) {
        if (text != null && !text.isEmpty()) requireLine(field, text);
    }

    private static void requireLine(String field, String text) {
        Fields.read(Map.of(field, text), fields -> fields.required(field, Texts.line(LONGEST)))
                .orThrow();
    }

    /**
     * A new password as it will be stored; the password itself is known only to the person who typed it.
     *
     * @param hash Argon2id, with the prefix of the algorithm
     * @param salt what was appended to the password before hashing
     */
    public record PasswordHash(String hash, String salt) {
        public PasswordHash {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(salt, "salt");
        }

        /** Not the hash: this may end in a log. */
        @Override
        public String toString() {
            return "PasswordHash[…]";
        }
    }

    /** What an operator can ask for. */
    public enum ChangeKind {
        CREATE_ACCOUNT(true, false),
        CHANGE_PROFILE(true, true),
        SET_PASSWORD(true, true),
        /** All passkeys of the account open nothing any more; its owner registers anew. */
        RESET_PASSKEYS(true, true),
        UNLOCK_ACCOUNT(true, false),
        /** At once, by one operator: no one logs in or acts by the account, which keeps its roles. */
        CLOSE_ACCOUNT(true, true),
        REOPEN_ACCOUNT(true, true),
        DELETE_ACCOUNT(true, true),
        ADD_TO_GROUP(true, true),
        REMOVE_FROM_GROUP(true, true),
        ADD_TO_ORGANISATION(true, true),
        REMOVE_FROM_ORGANISATION(true, true),
        SAVE_GROUP(false, false),
        DELETE_GROUP(false, false),
        SAVE_ORGANISATION(false, false),
        DELETE_ORGANISATION(false, false),
        ADD_GROUP_TO_ORGANISATION(false, false),
        REMOVE_GROUP_FROM_ORGANISATION(false, false),
        /** Fields of organisations and agencies, such as {@code KEN.mailAddress}. */
        CHANGE_DIRECTORY(false, false),
        /** The steps that an installation draws itself, or their end. */
        CHANGE_MODELS(false, false),
        SAVE_GRANT(false, false),
        DELETE_GRANT(false, false),
        /** A backup was restored: officers work on with an older state of the database. */
        CONFIRM_RESTORE(false, false);

        private final boolean ofAccount;
        private final boolean announced;

        ChangeKind(boolean ofAccount, boolean announced) {
            this.ofAccount = ofAccount;
            this.announced = announced;
        }

        /** Whether the subject of such a change is one account. */
        public boolean isOfAccount() {
            return ofAccount;
        }

        /** Whether the person whose account it is receives a letter once the change is made. */
        public boolean isAnnounced() {
            return announced;
        }
    }
}
