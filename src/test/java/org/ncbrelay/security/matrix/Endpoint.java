package org.ncbrelay.security.matrix;

/**
 * One call that the relay answers.
 *
 * @param path pattern with {@code {variables}}, as it was declared
 */
public record Endpoint(String method, String path) implements Comparable<Endpoint> {
    public boolean isRead() {
        return method.equals("GET") || method.equals("OPTIONS");
    }

    @Override
    public int compareTo(Endpoint other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : method.compareTo(other.method);
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
