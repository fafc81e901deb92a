package org.ncbrelay.support.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes that exist only for one test. */
public final class CompiledSource {
    private CompiledSource() {}

    /** Compiles one class against the test's class path; answers the folder that holds it. */
    public static Path compile(String name, String source) {
        return compile(Map.of(name, source));
    }

    /** @param sources of classes by their names */
    public static Path compile(Map<String, String> sources) {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "compiled-");
            List<String> arguments = new ArrayList<>(
                    List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
            for (Map.Entry<String, String> source : sources.entrySet())
                arguments.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue())
                        .toString());
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                    .isZero();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
