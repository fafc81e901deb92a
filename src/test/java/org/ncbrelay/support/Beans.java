package org.ncbrelay.support;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;

/** The components of the relay by bean name, found without starting it. */
public final class Beans {
    private static final Map<String, String> CLASSES = scan();

    private Beans() {}

    public static boolean has(String name) {
        return CLASSES.containsKey(name);
    }

    /** The package of a bean below {@code org.ncbrelay.}, such as {@code flow.triage}; empty if there is no such bean. */
    public static String packageOf(String name) {
        String type = CLASSES.getOrDefault(name, "");
        return type.replaceFirst("\\.?[A-Z].*", "").replaceFirst("^org\\.ncbrelay\\.", "");
    }

    /** Every bean's class by its name. */
    public static Map<String, String> classes() {
        return CLASSES;
    }

    private static Map<String, String> scan() {
        SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
        new ClassPathBeanDefinitionScanner(registry).scan("org.ncbrelay");
        Map<String, String> classes = new TreeMap<>();
        for (String bean : registry.getBeanDefinitionNames())
            classes.put(bean, registry.getBeanDefinition(bean).getBeanClassName());
        return classes;
    }
}
