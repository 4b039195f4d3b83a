export { LoadProblem } from '../reading/load-problem.tsx';
