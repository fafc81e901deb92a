package org.ncbrelay.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A class that exists only for one test. */
public final class CompiledSource {
    private CompiledSource() {}

    /** Compiles one class against the test's class path; answers the folder that holds it. */
    public static Path compile(String name, String source) {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "compiled-");
            Path file = Files.writeString(folder.resolve(name + ".java"), source);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            String[] arguments = {
                "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), file.toString()
            };
            assertThat(compiler.run(null, null, null, arguments)).isZero();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
