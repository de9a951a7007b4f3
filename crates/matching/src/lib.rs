//! The score and its explanation, skills to learn, plans, and the job matrix.
