package org.gatehouse.engine;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.stereotype.Component;

/**
 * What the JVM must be like before anything else runs: zone UTC, so that engine durations are never an hour long or
 * short, and no schema fetched over the network while a diagram is parsed.
 */
@Component
public final class JvmGround {

    private static final String SCHEMA_ACCESS = "javax.xml.accessExternalSchema";
    /** Files, and files in jars inside the executable jar. */
    private static final String LOCAL_ONLY = "file,nested";

    JvmGround() {
        if (!ZoneId.systemDefault().normalized().equals(ZoneOffset.UTC)) {
            throw new IllegalStateException("The JVM's time zone must be UTC, not " + ZoneId.systemDefault());
        }
        if (!LOCAL_ONLY.equals(System.getProperty(SCHEMA_ACCESS))) {
            throw new IllegalStateException("Start with -D%s=%s".formatted(SCHEMA_ACCESS, LOCAL_ONLY));
        }
    }

    public static void prepare() {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        System.setProperty(SCHEMA_ACCESS, LOCAL_ONLY);
    }
}
