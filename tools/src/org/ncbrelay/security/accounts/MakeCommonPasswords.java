package org.ncbrelay.security.accounts;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the filter of common passwords anew: {@code make common-passwords}. The same list gives the same bytes.
 */
public final class MakeCommonPasswords {
    /** For one wrong answer in 100,000: 24 bits for each password, 17 of them asked. */
    private static final int BITS_EACH = 24;

    private static final int HASHES = 17;

    private MakeCommonPasswords() {}

    /** @param arguments the list, one password a line; the file to write */
    public static void main(String[] arguments) throws IOException {
        Set<String> passwords;
        try (Stream<String> lines = Files.lines(Path.of(arguments[0]), StandardCharsets.ISO_8859_1)) {
            passwords = lines.map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                    .map(CommonPasswords::folded)
                    .collect(Collectors.toSet());
        }
        byte[] filter = new byte[passwords.size() * BITS_EACH / 8];
        for (String password : passwords)
            for (int place : CommonPasswords.places(password, HASHES, filter.length * 8L))
                filter[place >>> 3] |= (byte) (1 << (place & 7));
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            out.writeInt(CommonPasswords.FORMAT);
            out.writeInt(HASHES);
            out.writeInt(passwords.size());
            out.write(filter);
        }
        System.out.printf("%d passwords, %d bytes%n", passwords.size(), filter.length);
    }
}
