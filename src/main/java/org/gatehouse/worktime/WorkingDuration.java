package org.gatehouse.worktime;

/** So many working hours or working days. */
public record WorkingDuration(int amount, Unit unit) {

    public enum Unit {
        WORKING_HOURS,
        WORKING_DAYS
    }

    public WorkingDuration {
        if (amount < 1 || amount > 1000) {
            throw new IllegalArgumentException("A service level is 1 to 1000 working hours or days, not " + amount);
        }
    }
}
