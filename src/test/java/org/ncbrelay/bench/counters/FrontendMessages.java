package org.ncbrelay.bench.counters;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * Reads along what one connection sends to PostgreSQL and counts (PostgreSQL documentation, "Message Formats"). A round trip is a wait: the
 * driver has sent something and begins to read. So what travels together is one, such as BEGIN, which the driver sends in front
 * of the first statement of a transaction and waits for with it. An Execute or a Query is one statement. Statements that
 * only steer the session, such as BEGIN and COMMIT, are counted as statements and apart as well.
 */
final class FrontendMessages {
    static final LongAdder ROUND_TRIPS = new LongAdder();
    static final LongAdder STATEMENTS = new LongAdder();
    static final LongAdder STEERING = new LongAdder();

    private static final Pattern STEERS = Pattern.compile(
            "\\s*((BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SHOW)\\b.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LENGTH = 4;
    private static final int PROTOCOL_3 = 3 << 16;
    /** Enough of a message to know the name of its statement and how that begins. */
    private static final int ENOUGH = 200;

    /** A message before the session has begun has no letter but a code after its length; every later one begins with a letter. */
    private ByteBuffer head = ByteBuffer.allocate(LENGTH + LENGTH);

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, Boolean> steeringByName = new HashMap<>();
    private boolean waiting;
    private boolean begun;
    private boolean steers;
    private byte type;
    private long rest;

    /** The driver reads; of several reads after one another only the first waits for what was sent. */
    void awaited() {
        if (waiting && begun) ROUND_TRIPS.increment();
        waiting = false;
    }

    void sent(byte[] bytes, int offset, int length) {
        waiting = true;
        int end = offset + length;
        for (int at = offset; at < end; ) {
            if (rest == 0) {
                head.put(bytes[at++]);
                if (!head.hasRemaining()) beginMessage();
                continue;
            }
            int now = (int) Math.min(rest, end - at);
            body.write(bytes, at, Math.min(now, Math.max(0, ENOUGH - body.size())));
            at += now;
            rest -= now;
            if (rest == 0) endMessage();
        }
    }

    private void beginMessage() {
        head.flip();
        if (begun) type = head.get();
        rest = head.getInt() - LENGTH;
        if (!begun) {
            rest -= LENGTH;
            begun = head.getInt() == PROTOCOL_3;
            if (begun) head = ByteBuffer.allocate(1 + LENGTH);
        }
        head.clear();
        if (rest == 0) endMessage();
    }

    private void endMessage() {
        String[] words = body.toString(StandardCharsets.UTF_8).split("\0", 3);
        body.reset();
        switch (type) {
            case 'P' -> steeringByName.put(words[0], STEERS.matcher(words[1]).matches());
            case 'B' -> steers = steeringByName.getOrDefault(words[1], false);
            case 'E' -> countStatement(steers);
            case 'Q' -> countStatement(STEERS.matcher(words[0]).matches());
            default -> {
                // Descriptions, closed statements, passwords and the end cost nothing of their own.
            }
        }
    }

    private static void countStatement(boolean steering) {
        STATEMENTS.increment();
        if (steering) STEERING.increment();
    }
}
