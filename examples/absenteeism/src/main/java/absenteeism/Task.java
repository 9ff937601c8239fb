package absenteeism;

/** What is predicted: whether an employee is absent for long, or for how many hours. */
public enum Task {
    /** Absent for 4 hours or more: 0 or 1. */
    BINARY_CLASSIFICATION,
    /** Hours of absence. */
    CONTINUOUS_REGRESSION
}
