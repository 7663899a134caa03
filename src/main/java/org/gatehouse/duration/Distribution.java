package org.gatehouse.duration;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** How often each duration was measured, in milliseconds and to two digits; two of them add up to one of both. */
final class Distribution {

    /** Two digits: a percentile is at most one in a hundred above what was measured. */
    private static final int DIGITS = 2;

    private final Histogram histogram;
    private long total;

    private Distribution(Histogram histogram, long total) {
        this.histogram = histogram;
        this.total = total;
    }

    static Distribution empty() {
        return new Distribution(new Histogram(DIGITS), 0);
    }

    /** @param total the sum of what was measured, which the histogram itself knows to two digits only */
    static Distribution read(byte[] bytes, long total) {
        try {
            return new Distribution(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0), total);
        } catch (DataFormatException e) {
            throw new IllegalStateException("This is no histogram", e);
        }
    }

    void add(long milliseconds) {
        histogram.recordValue(milliseconds);
        total += milliseconds;
    }

    void add(Distribution other) {
        histogram.add(other.histogram);
        total += other.total;
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    long counted() {
        return histogram.getTotalCount();
    }

    long total() {
        return total;
    }

    Duration mean() {
        return Duration.ofMillis(counted() == 0 ? 0 : total / counted());
    }

    Duration percentile(int percent) {
        return Duration.ofMillis(histogram.getValueAtPercentile(percent));
    }
}
