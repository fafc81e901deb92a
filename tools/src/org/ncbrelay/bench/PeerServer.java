package org.ncbrelay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The part of a peer that runs in its process and measures starts without HTTP. JDK only: peers share nothing else. */
public final class PeerServer {
    /** What a peer says once it can work. */
    static final String READY = "peer ready";

    /** Begins an answer: starts a second, median and 99 % in milliseconds follow. */
    static final String LOAD = "peer load ";

    private PeerServer() {}

    /** Does the work for each line of the input, which says how many threads do it how often; ends with the input. */
    public static void serve(Load.Work work) throws Exception {
        PrintStream answers = System.out;
        answers.println(READY);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] numbers = order.split(" ");
            Load load = Load.run(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), work);
            answers.println(LOAD + load.perSecond() + ' ' + load.p50() + ' ' + load.p99());
        }
    }

    /** Ten, as an application has them that keeps its case in the engine. */
    public static Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 1; i <= 6; i++) variables.put("text" + i, "A value of some words, number " + i);
        variables.put("amount", 1450);
        variables.put("days", 30);
        variables.put("urgent", true);
        variables.put("requested", false);
        return variables;
    }

    /** A process of two tasks, the same for every engine. */
    public static String twoTasks() throws IOException {
        try (var diagram = PeerServer.class.getResourceAsStream("/bench/two-tasks.bpmn")) {
            return new String(diagram.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
