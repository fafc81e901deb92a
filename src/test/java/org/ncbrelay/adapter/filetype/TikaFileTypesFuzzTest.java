package org.ncbrelay.adapter.filetype;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.fuzz.FuzzTarget;

/** The first line is the name of a file, what follows its beginning: programs are never taken, whatever they are called. */
public class TikaFileTypesFuzzTest implements FuzzTarget {
    private static final TikaFileTypes TYPES = new TikaFileTypes();

    public static void fuzzerTestOneInput(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') end++;
        FileName name = FileName.of(new String(input, 0, end, StandardCharsets.UTF_8));
        byte[] beginning = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        Optional<String> type = TYPES.of(beginning, name);
        same(TYPES.of(beginning, name), type, "the type of the same file");
        if (type.isEmpty()) return;
        holds(!name.extension().isEmpty(), () -> "taken without an extension: " + name);
        holds(!isProgram(beginning), () -> "a program is taken as " + type.get());
    }

    /** ELF, Windows, Mach-O, Java, scripts. */
    private static boolean isProgram(byte[] bytes) {
        return starts(bytes, 0x7F, 'E', 'L', 'F')
                || starts(bytes, 'M', 'Z') && bytes.length > 64
                || starts(bytes, 0xCA, 0xFE, 0xBA, 0xBE)
                || starts(bytes, 0xFE, 0xED, 0xFA, 0xCF)
                || new String(bytes, StandardCharsets.ISO_8859_1).startsWith("#!/bin/sh\n");
    }

    private static boolean starts(byte[] bytes, int... beginning) {
        if (bytes.length < beginning.length) return false;
        for (int i = 0; i < beginning.length; i++) if ((bytes[i] & 0xFF) != beginning[i]) return false;
        return true;
    }
}
