package org.ncbrelay.support.doors;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One call that the relay answers.
 *
 * @param path pattern with {@code {variables}}, as it was declared
 */
public record Endpoint(String method, String path) implements Comparable<Endpoint> {
    /** Every call that our controllers answer. */
    public static Set<Endpoint> declared(Collection<RequestMappingInfoHandlerMapping> mappings) {
        Set<Endpoint> declared = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
            List<String> methods = info.getMethodsCondition().getMethods().stream()
                    .map(Enum::name)
                    .toList();
            for (String path : info.getPatternValues())
                for (String method : methods.isEmpty() ? List.of("GET") : methods)
                    declared.add(new Endpoint(method, path));
        }));
        return declared;
    }

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
