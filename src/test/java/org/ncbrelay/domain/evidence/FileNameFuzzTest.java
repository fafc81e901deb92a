package org.ncbrelay.domain.evidence;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** The name of an uploaded file, whatever it was: safe to show and to save, and the same when it is made safe again. */
public class FileNameFuzzTest implements FuzzTarget {
    public static void fuzzerTestOneInput(byte[] input) {
        String name = FileName.of(Rules.text(input)).value();
        same(FileName.of(name).value(), name, "made safe twice");
        holds(!name.isEmpty() && name.length() <= 150, () -> "length of " + name);
        holds(!name.startsWith(".") && name.equals(name.strip()), () -> "begins or ends as none should: " + name);
        holds(name.chars().noneMatch(c -> "/\\:*?\"<>|%\0\n\r".indexOf(c) >= 0), () -> "has a sign of a path: " + name);
        holds(name.codePoints().noneMatch(InvisibleCharacters::hides), () -> "has something that hides: " + name);
    }
}
