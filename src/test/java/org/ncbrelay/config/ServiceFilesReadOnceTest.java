package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFilesReadOnceTest {
    private static final String SERVICE = "META-INF/services/org.example.Service";

    @TempDir
    private Path library;

    private int asked;

    @Test
    void theFileOfAServiceIsReadOnce() throws Exception {
        Path file = library.resolve("service");
        Files.writeString(file, "org.example.First");
        try (ServiceFilesReadOnce loader = new ServiceFilesReadOnce(libraryWith(file))) {
            assertThat(read(loader)).containsExactly("org.example.First");
            Files.delete(file);
            assertThat(read(loader)).containsExactly("org.example.First");
        }
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void otherFilesAreLookedForEachTime() throws Exception {
        try (ServiceFilesReadOnce loader = new ServiceFilesReadOnce(libraryWith(library.resolve("any")))) {
            for (int i = 0; i < 2; i++)
                assertThat(Collections.list(loader.getResources("any"))).hasSize(1);
        }
        assertThat(asked).isEqualTo(2);
    }

    private static List<String> read(ClassLoader loader) throws IOException {
        List<String> contents = new ArrayList<>();
        for (URL file : Collections.list(loader.getResources(SERVICE))) {
            try (InputStream content = file.openStream()) {
                contents.add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    private ClassLoader libraryWith(Path file) {
        return new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                asked++;
                return Collections.enumeration(List.of(file.toUri().toURL()));
            }
        };
    }
}
