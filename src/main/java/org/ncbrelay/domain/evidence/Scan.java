package org.ncbrelay.domain.evidence;

import java.time.Instant;
import java.util.Objects;
import org.ncbrelay.domain.evidence.CustodyEntry.Act;

/**
 * What a scanner for malware last said of an original.
 *
 * @param signature  name of what was found, at most {@value #LONGEST} characters; null unless the verdict is {@link Verdict#INFECTED}
 * @param signatures which scanner and which version of its signatures judged, at most {@value #LONGEST} characters; null if it did not say
 * @param scannedAt  null exactly where nothing was scanned
 */
public record Scan(Verdict verdict, String signature, String signatures, Instant scannedAt) {
    public static final int LONGEST = 200;

    /** No scanner has judged the original. */
    public static final Scan NONE = new Scan(Verdict.NOT_SCANNED, null, null, null);

    public Scan {
        if ((verdict == Verdict.INFECTED) != (signature != null))
            throw new IllegalArgumentException("a signature belongs to what is infected, and to nothing else");
        if ((verdict == Verdict.NOT_SCANNED) != (scannedAt == null))
            throw new IllegalArgumentException("a moment belongs to what was scanned");
    }

    public boolean isInfected() {
        return verdict == Verdict.INFECTED;
    }

    /**
     * What is on record once a scanner has looked again: a scan that failed, or did not take place, takes back no verdict, because an
     * infected original would otherwise be open while the scanner is ill.
     */
    public Scan then(Scan newer) {
        return isVerdict() && !newer.isVerdict() ? this : newer;
    }

    /** Whether a chain of custody has something new to say: scans that repeat what is known would fill it. */
    public boolean differsFrom(Scan earlier) {
        return verdict != earlier.verdict || !Objects.equals(signature, earlier.signature);
    }

    /**
     * How the chain of custody names the verdict.
     *
     * @throws IllegalStateException if nothing was scanned
     */
    public Act act() {
        return switch (verdict) {
            case CLEAN -> Act.FOUND_CLEAN;
            case INFECTED -> Act.FOUND_INFECTED;
            case FAILED -> Act.SCAN_FAILED;
            case NOT_SCANNED -> throw new IllegalStateException("nothing was scanned");
        };
    }

    private boolean isVerdict() {
        return verdict == Verdict.CLEAN || verdict == Verdict.INFECTED;
    }

    public enum Verdict {
        /** No scanner is configured, or it could not be reached. */
        NOT_SCANNED,
        CLEAN,
        INFECTED,
        /** The scanner was reached and gave no verdict. */
        FAILED
    }
}
