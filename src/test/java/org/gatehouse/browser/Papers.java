package org.gatehouse.browser;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;

/** Files that people add to a request. */
final class Papers {

    static final FilePayload PDF =
            file("confirmation.pdf", "application/pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

    static final FilePayload EMAIL = file("Re Confirmed.eml", "message/rfc822", """
            From: Jo Lund <jo.lund@za1.example>\r
            To: Alex Carter <local.admin@za1.example>\r
            Subject: Confirmed\r
            Date: Fri, 20 Nov 2026 09:00:00 +0000\r
            MIME-Version: 1.0\r
            Content-Type: text/plain\r
            \r
            I confirm that every criterion is met.\r
            """);

    /** Called one, but it is none. */
    static final FilePayload NO_PDF =
            file("plan.pdf", "application/pdf", "<html><p>The plan of the network</p></html>");

    private Papers() {}

    private static FilePayload file(String name, String mediaType, String content) {
        return new FilePayload(name, mediaType, content.getBytes(StandardCharsets.US_ASCII));
    }
}
