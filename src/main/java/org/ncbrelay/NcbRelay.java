package org.ncbrelay;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import javax.xml.datatype.DatatypeFactory;
import org.ncbrelay.audit.VerifyExport;
import org.ncbrelay.config.LongestStop;
import org.ncbrelay.config.OperatorScripts;
import org.ncbrelay.config.demo.DemoData;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.start.StartConditions;
import org.ncbrelay.start.check.EnvironmentCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the relay: the web server, the process engine and, by default, an embedded PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class NcbRelay {
    private static final String USAGE = """
            usage: java -jar ncb-relay.jar [command]
              serve                      starts the relay (also without a command)
              check                      examines settings, database, mail and folders; starts nothing
              demo-data [ADDRESS]        adds invented cases to a demo relay that runs at SERVER_PORT or ADDRESS
              verify-export FILE KEY [CHECKPOINT...]
                                         verifies an exported audit offline
              backup [--base] [--without-key]
              restore FOLDER [--until MOMENT] [--replace]
              verify-backup FOLDER [--later]
                                         docs/backup.md; they need bash and the clients of PostgreSQL 17""";

    static {
        // The engine stores local times: every node must mean the same moment by them.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        // The engine and the calendars write names in small letters as the language of the machine has them: in Turkish
        // they find no table.
        Locale.setDefault(Locale.ENGLISH);
        // The engine parses a duration for each timer, and unless this property names the parser, Java searches every
        // jar for one.
        System.getProperties()
                .putIfAbsent(
                        DatatypeFactory.class.getName(),
                        DatatypeFactory.newDefaultInstance().getClass().getName());
    }

    /** The first argument is a command; without one, the relay starts. What follows are its arguments or settings ({@code --server.port=8081}). */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean named = args.length > 0 && !args[0].startsWith("-");
        String command = named ? args[0] : "serve";
        String[] arguments = named ? Arrays.copyOfRange(args, 1, args.length) : args;
        switch (command) {
            case "serve" -> serve(arguments);
            case "check" -> EnvironmentCheck.report(new SpringApplication(NcbRelay.class), arguments);
            case "demo-data" -> System.exit(DemoData.run(System.out, Clock.systemUTC(), System.getenv(), arguments));
            case "verify-export" -> System.exit(VerifyExport.run(System.out, arguments));
            case "backup", "restore", "verify-backup" -> System.exit(OperatorScripts.run(command, arguments));
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }

    private static void serve(String[] arguments) {
        LongestStop.bound();
        SpringApplication relay = new SpringApplication(NcbRelay.class);
        relay.addInitializers(EnvironmentCheck::requireReady, new StartConditions());
        try {
            relay.run(arguments);
        } catch (RuntimeException reported) {
            CannotStart known = CannotStart.in(reported);
            if (known == null) throw reported;
            System.exit(known.exitCode());
        }
    }
}
