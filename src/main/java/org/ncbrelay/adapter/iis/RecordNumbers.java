package org.ncbrelay.adapter.iis;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;

/** Gives numbers {@code IIS-2026-K3MZQ7TA} that tell nothing about how many records there are. */
class RecordNumbers {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LETTERS = 8;

    private final SecureRandom random = new SecureRandom();

    String next(Instant at) {
        StringBuilder number = new StringBuilder(
                "IIS-%04d-".formatted(at.atOffset(ZoneOffset.UTC).getYear()));
        random.ints(LETTERS, 0, BASE32.length()).mapToObj(BASE32::charAt).forEach(number::append);
        return number.toString();
    }
}
