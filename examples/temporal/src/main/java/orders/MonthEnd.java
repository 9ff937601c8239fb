package orders;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An ordinary workflow of the service. */
@WorkflowInterface
public interface MonthEnd {
    /** Closes a month; returns the number of the file that says so. */
    @WorkflowMethod
    String close(String month);
}
