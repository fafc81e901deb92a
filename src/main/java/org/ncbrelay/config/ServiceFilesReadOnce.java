package org.ncbrelay.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.embedded.tomcat.TomcatEmbeddedWebappClassLoader;

/**
 * The class loader of requests. It reads a file in which libraries name a service once: {@link java.util.ServiceLoader} looks through
 * all libraries and opens the file each time, and the engine's REST API asks it for the engine with every call.
 */
final class ServiceFilesReadOnce extends TomcatEmbeddedWebappClassLoader {
    static {
        ClassLoader.registerAsParallelCapable();
    }

    private static final String SERVICES = "META-INF/services/";

    private final Map<String, List<URL>> read = new ConcurrentHashMap<>();

    ServiceFilesReadOnce(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.startsWith(SERVICES)) return super.getResources(name);
        List<URL> files = read.get(name);
        if (files == null) {
            files = inMemory(super.getResources(name));
            read.put(name, files);
        }
        return Collections.enumeration(files);
    }

    private static List<URL> inMemory(Enumeration<URL> files) throws IOException {
        List<URL> inMemory = new ArrayList<>();
        while (files.hasMoreElements()) {
            URL file = files.nextElement();
            try (InputStream content = file.openStream()) {
                inMemory.add(new URL(null, file.toExternalForm(), new InMemory(content.readAllBytes())));
            }
        }
        return inMemory;
    }

    private static final class InMemory extends URLStreamHandler {
        private final byte[] content;

        InMemory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL file) {
            return new URLConnection(file) {
                @Override
                public void connect() {
                    // Nothing is between the caller and the content.
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
